import type { Answer } from '../test/shop.ts';
import type { Buyer } from './buyer.ts';
import type { FaultyProxy, NetworkFault } from './proxy.ts';
import type { Stage } from './stage.ts';

/** A buyer has pressed "Pay", and what a line holds back has begun to wait there. */
export async function pressHeld(
  stage: Stage,
  line: FaultyProxy,
  held: NetworkFault,
): Promise<{ buyer: Buyer; pressed: Promise<Answer | null> }> {
  const buyer = stage.buyer();
  await buyer.choose();
  line.set(held);
  const pressed = buyer.press();
  await line.met();
  return { buyer, pressed };
}
