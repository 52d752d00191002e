"""A person with a browser, at the page of the glossary."""

from playwright.sync_api import expect

PATIENCE = 20  # seconds for something to happen on a busy machine
expect.set_options(timeout=PATIENCE * 1000)


class Person:
    """Does what translators do, by what they see."""

    def __init__(self, context, server):
        context.set_default_timeout(PATIENCE * 1000)
        self.context = context
        self.server = server
        self.page = context.new_page()
        self.faults = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._hear)
        self.page.goto(server.opening_url)

    def _hear(self, message):
        expected = "409" in message.text or "422" in message.text  # a refusal, which the page then shows
        if message.type == "error" and not expected:
            self.faults.append(message.text)

    def leave(self):
        """Go away; scripts must have run without a fault and within the content policy."""
        self.context.close()
        assert self.faults == []

    def open(self, address="/glossary"):
        self.page.goto(self.server.url + address)
        return self.page

    def row(self, text):
        """The row in which a text stands."""
        return self.page.locator("tr.term", has_text=text)

    @property
    def form(self):
        return self.page.locator("tr.editing")

    @property
    def sources(self):
        """The headwords of all rows that are shown."""
        return self.page.locator("tr.term .source bdi").all_inner_texts()

    def sees(self, *sources):
        """Wait until exactly these rows are shown, in this order."""
        expect(self.page.locator("tr.term .source bdi")).to_have_text(list(sources))

    def edit(self, text, **cells):
        """Open the form of a row and type into its fields."""
        self.row(text).get_by_role("button", name="Edit").click()
        for name, value in cells.items():
            self.form.locator(f"[name={name}]").fill(value)
        return self.form

    def save(self):
        self.form.get_by_role("button", name="Save", exact=True).click()

    def is_told(self, text):
        """Wait until the foot of the page says something."""
        expect(self.page.locator("#said")).to_contain_text(text)

    def undo(self):
        self.page.locator("#said button").click()
