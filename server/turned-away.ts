import { AppError } from './errors.ts';

/** A refusal of a new attempt, made before anything was written or sent: nothing was charged. */
export class TurnedAway extends AppError {
  override readonly name: string = 'TurnedAway';
}
