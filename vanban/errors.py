"""The one error that reading a file may raise."""


class UnreadableDocument(Exception):
    """Nothing can be read from the file.

    ``sentence`` is one Vietnamese sentence that says what is wrong and what to do;
    ``code`` is a stable word for scripts (``encrypted``, ``broken``, ``too_large`` …).
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
