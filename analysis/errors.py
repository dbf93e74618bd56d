"""Everything that Parallax raises on purpose.

::

    ParallaxError
    ├── UnreadableArticle     a file or text that can't become an article (names the source and the reason)
    │   └── ForeignLanguage   an article in a language that Parallax doesn't read
    ├── InvalidTargets        a targets file that can't be used
    ├── InvalidTable          a table that breaks its schema: a defect in Parallax
    ├── ModelMissing          a model file that is not there, or not the one that belongs there
    └── InvalidInput          rows given to the command line that can't be used
"""


class ParallaxError(Exception):
    """Base of all errors that Parallax raises on purpose; its text is a sentence for the reader."""


class UnreadableArticle(ParallaxError):
    """A source that can't become an article.

    Attributes:
        source_name: The file's name, as the reader knows it.
        reason: What is wrong and, where there is one, what to do; one sentence.
    """

    def __init__(self, source_name: str, reason: str) -> None:
        super().__init__(f"{source_name}: {reason}")
        self.source_name = source_name
        self.reason = reason


class ForeignLanguage(UnreadableArticle):
    """An article in a language that Parallax doesn't read; it is kept aside rather than analysed as English."""


class InvalidTargets(ParallaxError):
    """A targets file that can't be used; the text names the entry."""


class InvalidTable(ParallaxError):
    """A table that breaks its schema; the text names table, column and value."""


class ModelMissing(ParallaxError):
    """A model that is not installed, or whose digest is not the one expected."""


class InvalidInput(ParallaxError):
    """Rows given to the command line that can't be used; the text names file and line."""
