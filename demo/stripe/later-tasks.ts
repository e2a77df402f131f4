import type { Account } from './account.ts';
import { bookChargeLate } from './charging.ts';
import { disputeCharge, judgeDispute } from './disputes.ts';
import { settleRefund } from './refunds.ts';
import type { LaterTask } from './records.ts';

/** What each task does to the object of the given id. */
export const laterTasks: Readonly<Record<LaterTask, (account: Account, subject: string) => void>> =
  {
    book_charge: bookChargeLate,
    dispute_charge: disputeCharge,
    judge_dispute: judgeDispute,
    settle_refund: settleRefund,
  };
