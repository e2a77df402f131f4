/** A frame of another party shown over the merchant's page. */
export interface Modal {
  /** Takes it away; scrolling and focus are as before. Does nothing the second time. */
  close(): void;
}

interface ModalOptions {
  /** Names the dialog for assistive technology. */
  readonly title: string;
  /** Text of the button that closes it. */
  readonly closeText: string;
  /** `content` leaves the frame's height to whoever sets it. */
  readonly height: 'tall' | 'content';
  /** The buyer has asked to close it: by the button, or by Escape outside the frame. */
  readonly dismissed: () => void;
}

/**
 * Opens a native modal dialog around `iframe`: it is above everything, other dialogs included,
 * keeps the focus inside and makes the rest of the page inert.
 */
export function openModal(iframe: HTMLIFrameElement, options: ModalOptions): Modal {
  const before = document.activeElement;
  const unlock = lockScrolling();
  const dialog = buildDialog(iframe, options);
  let open = true;
  document.body.append(dialog);
  dialog.showModal();
  return {
    close() {
      if (!open) return;
      open = false;
      dialog.remove();
      unlock();
      if (before instanceof HTMLElement) before.focus();
    },
  };
}

function lockScrolling(): () => void {
  const { style } = document.documentElement;
  const former = style.overflow;
  style.overflow = 'hidden';
  return () => {
    style.overflow = former;
  };
}

/** Styled by properties, which any CSP allows. */
function buildDialog(
  iframe: HTMLIFrameElement,
  { title, closeText, height, dismissed }: ModalOptions,
): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('aria-modal', 'true');
  dialog.setAttribute('aria-label', title);
  Object.assign(dialog.style, backdrop);
  // Removing it by hand comes first; browsers close it unasked when Escape is pressed twice.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    dismissed();
  });
  dialog.addEventListener('close', dismissed);
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = closeText;
  Object.assign(close.style, closeButton);
  close.addEventListener('click', dismissed);
  const box = document.createElement('div');
  Object.assign(box.style, panel, height === 'tall' ? tallPanel : {});
  Object.assign(iframe.style, frame, height === 'tall' ? { flex: '1' } : {});
  box.append(close, iframe);
  dialog.append(box);
  return dialog;
}

/** A length that is `wide` from 480 pixels of width on, and `narrow` below. */
const byWidth = (narrow: string, wide: string) =>
  `clamp(${narrow}, (100vw - 480px) * 1e4, ${wide})`;

const backdrop = {
  position: 'fixed',
  inset: '0',
  zIndex: '2147483647',
  boxSizing: 'border-box',
  width: '100vw',
  maxWidth: '100vw',
  height: '100dvh',
  maxHeight: '100dvh',
  margin: '0',
  padding: byWidth('0px', '12px'),
  border: '0',
  background: 'rgba(16, 24, 40, 0.6)',
  overflow: 'auto',
};

const panel = {
  display: 'flex',
  flexDirection: 'column',
  boxSizing: 'border-box',
  width: '100%',
  maxWidth: '480px',
  minHeight: 'clamp(0px, (480px - 100vw) * 1e4, 100%)',
  maxHeight: '100%',
  margin: '0 auto',
  borderRadius: byWidth('0px', '12px'),
  background: '#fff',
  boxShadow: '0 12px 40px rgba(0, 0, 0, 0.35)',
  overflow: 'auto',
};

const tallPanel = { height: '100%', maxHeight: 'max(600px, min((480px - 100vw) * 1e4, 100%))' };

const closeButton = {
  flex: 'none',
  alignSelf: 'flex-end',
  minHeight: '44px',
  margin: '0',
  padding: '0 16px',
  border: '0',
  background: 'none',
  color: '#30313d',
  font: '500 15px/1 system-ui, sans-serif',
  cursor: 'pointer',
};

const frame = { flex: 'none', display: 'block', width: '100%', border: '0', background: '#fff' };
