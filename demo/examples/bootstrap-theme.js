const root = document.documentElement;
const button = document.querySelector('#theme');

button.addEventListener('click', () => {
  const dark = root.dataset.bsTheme !== 'dark';
  root.dataset.bsTheme = dark ? 'dark' : 'light';
  button.setAttribute('aria-pressed', String(dark));
});
