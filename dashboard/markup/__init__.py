"""Values as HTML in which everything from articles and readers is escaped.

The folder is not called html: Streamlit puts its parent on the path, where that name would hide the standard library's.
"""
