"""What every Streamlit application costs: the dashboard's navigation over pages that hold one choice each."""

import streamlit as st

TITLES = ("Overview", "Compare", "Stance", "Actors", "Voices", "Framing", "Add articles", "Method")


def page(title: str) -> st.Page:
    def show() -> None:
        st.title(title)
        st.segmented_control("Choice", ["One", "Two"], default="One", key=f"choice_{title}", required=True)

    return st.Page(show, title=title, url_path=title.lower().replace(" ", "-"), default=title == TITLES[0])


st.set_page_config(page_title="Empty", layout="wide")
st.navigation([page(title) for title in TITLES]).run()
