// Every page works without this. What stands here may only make it quicker.

// A page that waits for work to be done: what has come of it is told in the same place, without a
// new page, so that nobody loses theirs; when it is done, the page is shown as it then is.
const EVERY = 1000;
const busy = document.querySelector("[data-look-again]");

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-look-again]");
  if (!answer.ok) return;
  if (found) {
    busy.replaceChildren(...found.childNodes);
    setTimeout(look, EVERY);
  } else {
    const before = document.querySelector("main");
    const here = [null, document.body].includes(document.activeElement) || before.contains(document.activeElement);
    document.title = page.title;
    before.replaceWith(page.querySelector("main"));
    if (here) document.querySelector("main").focus({ preventScroll: true });
  }
}
if (busy) setTimeout(look, EVERY);
