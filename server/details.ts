import { z } from 'zod';
import { ADDRESS_PARTS, BuyerSchema, CONSENTS } from './contract.ts';
import type { Buyer } from './contract.ts';

/**
 * What belongs to an order beside the columns of its row, as one JSON text. Read leniently: a later
 * version may have kept more.
 */
const DetailsSchema = z.object({
  company: BuyerSchema.shape.company,
  phone: BuyerSchema.shape.phone,
  district: z.string().optional(),
  billing: BuyerSchema.shape.billing,
  note: z.string().optional(),
  consents: z
    .array(
      z.object({
        kind: z.enum(CONSENTS),
        /** The sentence agreed to, as the buyer read it. */
        words: z.string(),
        /** Where what it speaks of was to be read. */
        url: z.string().optional(),
        /** When the order with it came, in milliseconds since 1970. */
        at: z.int(),
      }),
    )
    .optional(),
  /** Parts of the address that a person should look at before sending anything. */
  doubts: z.array(z.enum(ADDRESS_PARTS)).optional(),
});

type Stored = z.infer<typeof DetailsSchema>;
/** What was said with an order that is not about the buyer. */
export type OrderDetails = Pick<Stored, 'note' | 'consents' | 'doubts'>;

/** The text to keep; null where there is nothing. */
export function textOfDetails(buyer: Buyer, details: OrderDetails): string | null {
  const { company, phone, billing, address } = buyer;
  const { district } = address;
  const { note, consents, doubts } = details;
  const all: Stored = { company, phone, district, billing, note, consents, doubts };
  const given = Object.entries(all).filter(([, value]) => isSaid(value));
  return given.length === 0 ? null : JSON.stringify(Object.fromEntries(given));
}

/** What an order's row keeps as text. */
export function detailsOfText(text: string | null): Stored {
  return text === null ? {} : DetailsSchema.parse(JSON.parse(text));
}

const isSaid = (value: Stored[keyof Stored]) =>
  typeof value === 'object' && !Array.isArray(value) ? true : (value?.length ?? 0) > 0;
