"""What is to be said of a page once it is drawn: asked in the browser, of everything at once."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser import overflow, violations

# Buttons, boxes and what opens: not links within a text, which may be as high as their line.
SMALL = """() => [...document.querySelectorAll('button, input, select, textarea, summary, nav a')]
    .filter(each => each.checkVisibility() && each.type !== 'hidden')
    .map(each => [each, each.closest('.govuk-radios__item, .govuk-checkboxes__item, label') || each])
    .map(([each, whole]) => [each, whole.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
    .map(([each, box]) => `${each.tagName} ${each.className} ${Math.round(box.width)} x ${Math.round(box.height)}`)
"""
# After one press of Tab, whatever is given the focus shows it as the keyboard does.
FOCUS = """() => {
    const found = [];
    const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]');
    for (const each of [...all].filter(it => it.checkVisibility() && it.type !== 'hidden' && !it.disabled)) {
        each.focus();
        if (document.activeElement !== each) continue;
        const box = each.getBoundingClientRect();
        const near = [each, ...each.querySelectorAll('*'), each.nextElementSibling, each.parentElement];
        const marked = near.filter(Boolean).some(it => ['', '::before', '::after'].some(part => {
            const style = getComputedStyle(it, part);
            return style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.stroke === 'rgb(245, 176, 0)';
        }));
        const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        const at = document.elementFromPoint(
            Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1),
            Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1));
        const covered = at && !each.contains(at) && !at.contains(each)
            && getComputedStyle(at.closest('header, [role=region]') || at).position.match(/fixed|sticky/);
        if (!marked || !within || covered)
            found.push(`${each.tagName} ${each.className?.baseVal ?? each.className} “${each.textContent.trim().slice(0, 30)}”`
                + (marked ? '' : ' has no mark') + (within ? '' : ' is out of view') + (covered ? ' is covered' : ''));
    }
    return found;
}"""
PRINTED = """() => ({
    heading: document.querySelector('h1').checkVisibility(),
    nav: document.querySelector('.head__nav')?.checkVisibility() ?? false,
})"""


def wide(page: Page) -> list[str]:
    """What is wrong at full width: for axe, for the keyboard, on paper."""
    wrong = [f"axe: {each}" for each in violations(page)]
    if overflow(page):
        wrong.append(f"wider than its window by {overflow(page)} pixels")
    page.keyboard.press("Tab")
    wrong += [f"focus: {each}" for each in page.evaluate(FOCUS)[:4]]
    page.emulate_media(media="print")
    printed: dict[str, Any] = page.evaluate(PRINTED)
    page.emulate_media(media="screen")
    if not printed["heading"] or printed["nav"]:
        wrong.append(f"on paper: {printed}")
    return wrong


def narrow(page: Page) -> list[str]:
    """What is wrong at 320 pixels, which is 400% of 1280."""
    wrong = [f"too small to hit: {each}" for each in page.evaluate(SMALL)[:4]]
    if overflow(page):
        wrong.append(f"wider than its window by {overflow(page)} pixels")
    return wrong
