/** Goes through the history, and waits until the browser has done it. */
export const go = (by: number) =>
  new Promise<void>((resolve) => {
    addEventListener(
      'popstate',
      () => {
        resolve();
      },
      { once: true },
    );
    history.go(by);
  });
