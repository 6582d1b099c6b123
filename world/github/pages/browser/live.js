// Keeps an open page as the server has it: asks once a second whether anything changed, and changes only what differs, so
// that scroll position, selection and opened details stay. Once the server is gone it says so, and asks no more.
(() => {
  const main = document.querySelector('main');
  const live = document.querySelector('#live');
  const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const units = [
    ['second', 60],
    ['minute', 60],
    ['hour', 24],
  ];

  function tellAges() {
    for (const time of document.querySelectorAll('time')) {
      let age = (Date.parse(time.dateTime) - Date.now()) / 1000;
      time.title = time.dateTime;
      for (const [unit, size] of units) {
        if (Math.abs(age) < size) {
          // a clock may be a little behind
          time.textContent = age > -10 && age < 10 && unit === 'second' ? 'now' : ago.format(Math.ceil(age), unit);
          break;
        }
        age /= size;
      }
    }
  }

  function become(old, wanted) {
    if (old.isEqualNode(wanted)) return;
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = wanted.nodeValue;
      return;
    }
    // whether details are open is the reader's own
    for (const { name } of [...old.attributes])
      if (name !== 'open' && !wanted.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of wanted.attributes)
      if (name !== 'open' && old.getAttribute(name) !== value) old.setAttribute(name, value);
    becomeChildren(old, wanted);
  }

  // what stays itself wherever it moves to; the rest is known by its place
  function nameOf(node) {
    return node.id || (node.nodeName === 'DETAILS' ? node.querySelector('summary')?.textContent : '');
  }

  function becomeChildren(old, wanted) {
    let at = old.firstChild;
    for (const next of [...wanted.childNodes]) {
      const name = nameOf(next);
      const named = name ? [...old.children].find((child) => nameOf(child) === name) : undefined;
      const kept = named ?? (at !== null && !name && !nameOf(at) ? at : undefined);
      if (kept === undefined || kept.nodeName !== next.nodeName) {
        old.insertBefore(next, at);
        continue;
      }
      if (kept === at) at = at.nextSibling;
      else old.insertBefore(kept, at);
      become(kept, next);
    }
    while (at !== null) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    }
  }

  async function ask() {
    const headers = { 'if-none-match': main.dataset.version };
    const reply = await fetch(location.href, { headers, cache: 'no-store' });
    if (reply.status === 304) return;
    const page = await reply.text();
    // style and script of that page carry another nonce than ours, and the browser would complain of them
    const part = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
    become(main, new DOMParser().parseFromString(part, 'text/html').querySelector('main'));
    document.title = main.dataset.title;
  }

  let failures = 0;
  async function watch() {
    const isOver = await ask().then(
      () => {
        failures = 0;
      },
      () => {
        failures += 1;
        return failures > 1;
      },
    );
    tellAges();
    if (isOver !== true) setTimeout(watch, 1000);
    else {
      live.textContent = 'the world has ended';
      live.className = 'over';
    }
  }

  live.textContent = 'live';
  tellAges();
  setTimeout(watch, 1000);
})();
