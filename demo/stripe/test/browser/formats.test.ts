import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brandOf } from '../../browser/frame/card-brands.ts';
import { formatExpiry, formatNumber, latinDigits } from '../../browser/frame/formats.ts';
import { countryOfCard } from '../../browser/frame/card-country.ts';
import { judgeCvc, judgeExpiry, judgeNumber } from '../../browser/frame/judgements.ts';
import { formatPostalCode, judgePostalCode } from '../../browser/frame/postal-codes.ts';
import type { Judgement } from '../../browser/frame/judgements.ts';

const verdict = (judgement: Judgement): string =>
  judgement.state === 'complete' ? 'complete' : `${judgement.state}: ${judgement.code}`;

describe('card numbers', () => {
  const numbers: readonly (readonly [
    typed: string,
    shown: string,
    brand: string,
    worth: string,
  ])[] = [
    ['', '', 'unknown', 'incomplete: incomplete_number'],
    ['4', '4', 'visa', 'incomplete: incomplete_number'],
    ['42424', '4242 4', 'visa', 'incomplete: incomplete_number'],
    ['4242424242424242', '4242 4242 4242 4242', 'visa', 'complete'],
    ['4242-4242-4242-4242', '4242 4242 4242 4242', 'visa', 'complete'],
    ['42424242424242429', '4242 4242 4242 4242', 'visa', 'complete'],
    ['4242424242424241', '4242 4242 4242 4241', 'visa', 'invalid: invalid_number'],
    ['378282246310005', '3782 822463 10005', 'amex', 'complete'],
    ['5555555555554444', '5555 5555 5555 4444', 'mastercard', 'complete'],
    ['2223003122003222', '2223 0031 2200 3222', 'mastercard', 'complete'],
    ['2720990000000000', '2720 9900 0000 0000', 'mastercard', 'invalid: invalid_number'],
    ['2721', '2721', 'unknown', 'incomplete: incomplete_number'],
    ['6011111111111117', '6011 1111 1111 1117', 'discover', 'complete'],
    ['36227206271667', '3622 720627 1667', 'diners', 'complete'],
    ['3056930009020004', '3056 9300 0902 0004', 'diners', 'complete'],
    ['3566002020360505', '3566 0020 2036 0505', 'jcb', 'complete'],
    ['6200000000000005', '6200 0000 0000 0005', 'unionpay', 'complete'],
    ['6205500000000000004', '6205 5000 0000 0000 004', 'unionpay', 'complete'],
    ['371449635398431', '3714 496353 98431', 'amex', 'complete'],
    ['6011000990139424', '6011 0009 9013 9424', 'discover', 'complete'],
    ['6445644564456445', '6445 6445 6445 6445', 'discover', 'complete'],
    ['65', '65', 'discover', 'incomplete: incomplete_number'],
    ['643', '643', 'unknown', 'incomplete: incomplete_number'],
    ['2220', '2220', 'unknown', 'incomplete: incomplete_number'],
    ['35', '35', 'unknown', 'incomplete: incomplete_number'],
    ['3528', '3528', 'jcb', 'incomplete: incomplete_number'],
    ['4242 4242 4242 4242 4242', '4242 4242 4242 4242', 'visa', 'complete'],
    ['abc', '', 'unknown', 'incomplete: incomplete_number'],
  ];
  for (const [typed, shown, brand, worth] of numbers) {
    test(`${typed || '(nothing)'} is shown as ${shown || '(nothing)'}, ${brand}, ${worth}`, () => {
      assert.equal(formatNumber(typed), shown);
      assert.equal(brandOf(typed.replace(/\D/g, '')).name, brand);
      assert.equal(verdict(judgeNumber(formatNumber(typed))), worth);
    });
  }
});

describe('expiry dates in November 2026', () => {
  const today = new Date(2026, 10, 22);
  const dates: readonly (readonly [typed: string, shown: string, worth: string])[] = [
    ['', '', 'incomplete: incomplete_expiry'],
    ['1', '1', 'incomplete: incomplete_expiry'],
    ['4', '04 / ', 'incomplete: incomplete_expiry'],
    ['04', '04 / ', 'incomplete: incomplete_expiry'],
    ['1/', '01 / ', 'incomplete: incomplete_expiry'],
    ['13', '01 / 3', 'incomplete: incomplete_expiry'],
    ['00', '0', 'incomplete: incomplete_expiry'],
    ['1226', '12 / 26', 'complete'],
    ['11 / 26', '11 / 26', 'complete'],
    ['10/26', '10 / 26', 'invalid: invalid_expiry_month_past'],
    ['12/25', '12 / 25', 'invalid: invalid_expiry_year_past'],
    ['12 / 2034', '12 / 34', 'complete'],
    ['8/34', '08 / 34', 'complete'],
    ['0834', '08 / 34', 'complete'],
    ['12/99', '12 / 99', 'invalid: invalid_expiry_year'],
    ['1/29', '01 / 29', 'complete'],
    ['0129', '01 / 29', 'complete'],
    ['01/2029', '01 / 29', 'complete'],
    ['2029-01', '01 / 29', 'complete'],
    ['01-29', '01 / 29', 'complete'],
    ['0/29', '02 / 9', 'incomplete: incomplete_expiry'],
  ];
  for (const [typed, shown, worth] of dates) {
    test(`${typed || '(nothing)'} is shown as ${shown || '(nothing)'}, ${worth}`, () => {
      assert.equal(formatExpiry(typed), shown);
      assert.equal(verdict(judgeExpiry(formatExpiry(typed), today)), worth);
    });
  }
});

describe('security codes', () => {
  const codes: readonly (readonly [code: string, number: string, worth: string])[] = [
    ['12', '4242', 'incomplete: incomplete_cvc'],
    ['123', '4242', 'complete'],
    ['123', '3782', 'incomplete: incomplete_cvc'],
    ['1234', '3782', 'complete'],
    ['123', '', 'complete'],
    ['1234', '', 'complete'],
    ['1234', '4242', 'invalid: invalid_cvc'],
  ];
  for (const [code, number, worth] of codes) {
    test(`${code} with a card that begins ${number || 'with nothing'}: ${worth}`, () => {
      assert.equal(verdict(judgeCvc(code, brandOf(number))), worth);
    });
  }
});

describe('postal codes', () => {
  const codes: readonly (readonly [
    typed: string,
    country: string | undefined,
    shown: string,
    worth: string,
  ])[] = [
    ['1234', 'US', '1234', 'incomplete: incomplete_zip'],
    ['12345', 'US', '12345', 'complete'],
    ['78728-4020', 'US', '78728-4020', 'complete'],
    ['ab12', 'US', '12', 'incomplete: incomplete_zip'],
    ['787284020', 'US', '787284020', 'complete'],
    ['ws11 1db', 'GB', 'WS11 1DB', 'complete'],
    ['ws11', 'GB', 'WS11', 'incomplete: incomplete_zip'],
    ['m5t 1t4', 'CA', 'M5T 1T4', 'complete'],
    ['m5t', 'CA', 'M5T', 'incomplete: incomplete_zip'],
    ['d5t1t4', 'CA', 'D5T1T4', 'incomplete: incomplete_zip'],
    ['1010', 'AT', '1010', 'complete'],
    ['', 'DE', '', 'incomplete: incomplete_zip'],
    ['1234', undefined, '1234', 'incomplete: incomplete_zip'],
    ['12345', undefined, '12345', 'complete'],
    ['m5t 1t4', undefined, 'M5T 1T4', 'complete'],
  ];
  for (const [typed, country, shown, worth] of codes) {
    test(`${typed} in ${country ?? 'any country'} is shown as ${shown}, ${worth}`, () => {
      assert.equal(formatPostalCode(typed, country), shown);
      assert.equal(verdict(judgePostalCode(shown, country)), worth);
    });
  }
});

describe('the country of a test card', () => {
  const cards = [
    ['4000008260000000', 'GB'],
    ['4000001240000000', 'CA'],
    ['4000002760000016', 'DE'],
    ['4000008400001629', 'US'],
    ['4242424242424242', undefined],
    ['4000000000000002', undefined],
  ] as const;
  for (const [number, country] of cards) {
    test(`${number} is of ${country ?? 'no country in particular'}`, () => {
      assert.equal(countryOfCard(number), country);
    });
  }
});

test('digits of Japanese, Arabic and Persian keyboards count', () => {
  assert.equal(latinDigits('４２ ٤٢ ۴۲ 42'), '42 42 42 42');
});
