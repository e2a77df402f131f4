/** Where the pointer was pressed last. */
let pressed: EventTarget | null = null;

export const press = ({ target }: Event): void => {
  pressed = target;
};

/** Whether a click on a dialog began and ended on the ground around it, which is the dialog itself. */
export const isOnGround = ({ target, currentTarget }: Event): boolean =>
  target === currentTarget && pressed === currentTarget;
