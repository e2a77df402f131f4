import type { Hands, Target } from './driver.ts';

/** What is done happens in this frame of the page, and in the frames within it. */
export function inFrame(selector: string, hands: Hands): Hands {
  const within = (target: Target): Target => ({
    ...target,
    frame: [selector, ...(target.frame ?? [])],
  });
  return {
    press: (target) => hands.press(within(target)),
    type: (target, text) => hands.type(within(target), text),
    choose: (target, value) => hands.choose(within(target), value),
    read: (target) => hands.read(within(target)),
  };
}
