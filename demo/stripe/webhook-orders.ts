import type { Mode } from './disorder.ts';
import { readOrder, readWhole, readWord } from './orders.ts';

const modes = ['normal', 'duplicate', 'reorder', 'delay', 'drop', 'hold', 'release'] as const;

/** What `POST /_control/webhooks` asks for. Throws BadOrder, which names what is allowed. */
export function readMode(body: unknown): Mode {
  const order = readOrder(body, `{mode: ${modes.join(' | ')}, times?, milliseconds?}`);
  const mode = readWord(order, 'mode', modes);
  const count = (otherwise: number) => readWhole(order, 'times', { least: 1, otherwise });
  switch (mode) {
    case 'normal':
    case 'release':
      return { mode: 'normal' };
    case 'hold':
      return { mode };
    case 'reorder':
      return { mode, times: count(2) };
    case 'duplicate':
    case 'drop':
      return { mode, times: count(Number.MAX_SAFE_INTEGER) };
    case 'delay':
      return {
        mode,
        times: count(Number.MAX_SAFE_INTEGER),
        milliseconds: readWhole(order, 'milliseconds', {
          least: 0,
          most: 600_000,
          otherwise: 1000,
        }),
      };
  }
}
