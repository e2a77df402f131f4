/** A word by what `Intl.PluralRules` says of its number, in a language with more forms than two. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
