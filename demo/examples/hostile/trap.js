/* A popup as many are written: whatever else is focused, it takes the focus back at once. */
const popup = document.querySelector('.popup');
const field = popup.querySelector('input');

document.addEventListener('focusin', ({ target }) => {
  if (!popup.contains(target) && target.localName !== 'button') field.focus();
});
