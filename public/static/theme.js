// Sets the theme before anything is painted. A script of its own, since the page allows none within its HTML.
(() => {
  let choice = null;
  try {
    choice = JSON.parse(localStorage.getItem('longpole.theme'));
  } catch {
    // Nothing kept, or nothing to be read: the system decides.
  }
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const isChosen = choice === 'light' || choice === 'dark';
  document.documentElement.dataset.theme = isChosen ? choice : systemIsDark ? 'dark' : 'light';
})();
