"""The citation of a page is copied and saved in the browser, also from a disk without a clipboard."""

from tests.in_browser.conftest import until

PAGE = "over/privacy/"


def opened(page, address):
    page.goto(address)
    page.locator(".sb-citeer summary").click()
    return page.locator(".sb-citeer")


def test_every_form_has_a_button_and_says_when_it_was_copied(site, new_page):
    page = new_page()
    block = opened(page, site.address + PAGE)
    for form in ("APA", "Vancouver", "BibTeX", "RIS"):
        block.get_by_role("button", name=f"Kopieer {form}").click()
        until(
            page, f"document.querySelector('.sb-citeer').innerText.includes('{form} is gekopieerd')"
        )


def test_a_file_holds_what_the_page_shows(site, new_page):
    page = new_page()
    block = opened(page, site.address + PAGE)
    for kind, form in (("bib", "BibTeX"), ("ris", "RIS")):
        with page.expect_download() as waiting:
            block.get_by_role("button", name=f"Bewaar als .{kind}").click()
        download = waiting.value
        assert download.suggested_filename == f"spoorboek-over-privacy.{kind}"
        text = download.path().read_text(encoding="utf-8")
        assert text.strip() == block.locator(f"[data-vorm={form}]").inner_text().strip()


def test_from_a_disk_the_text_is_copied_or_selected(site, new_page):
    page = new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    block = opened(page, (site.folder / PAGE / "index.html").as_uri())
    block.get_by_role("button", name="Kopieer RIS").click()
    until(page, "getSelection().toString().startsWith('TY  - ELEC')")
    assert block.locator("[role=status]").last.inner_text()
