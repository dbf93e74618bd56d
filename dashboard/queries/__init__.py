"""From tables to what a page needs: rows, evidence, sentences. No Streamlit, no figures."""
