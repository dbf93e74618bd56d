import pytest

from analysis.errors import InvalidTargets
from analysis.records import Target
from dashboard.edits.targets_file import MOST_BYTES, read_targets_file


def test_a_file_of_windows_is_read():
    data = '\ufeff[[actor]]\r\nname = "Ines Calder"\r\naliases = ["Calder"]\r\n'.encode()
    assert read_targets_file("t.toml", data) == (Target("Ines Calder", "actor", aliases=("Calder",)),)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"x" * (MOST_BYTES + 1), r"t\.toml: this is too large"),
        ("[[actor]]\nname = 'Zoë'".encode("latin-1"), r"t\.toml: this is no text file"),
        (b"", r"t\.toml: the file names no actor and no issue"),
        (b"name = ", r"t\.toml: not a TOML file"),
        (b"[[actor]]\n", r"t\.toml: actor 1 needs a name"),
    ],
)
def test_what_is_wrong_is_said_with_the_files_name(data, says):
    with pytest.raises(InvalidTargets, match=says):
        read_targets_file("t.toml", data)
