import { IntegrationError } from '../errors.ts';

/** Calls of Stripe.js that answer with a promise and have no counterpart here. */
const asynchronous = `
  confirmAcssDebitPayment confirmUsBankAccountPayment confirmAlipayPayment
  confirmAuBecsDebitPayment confirmBancontactPayment confirmBilliePayment confirmBlikPayment
  confirmBoletoPayment confirmCashappPayment confirmCustomerBalancePayment confirmEpsPayment
  confirmFpxPayment confirmGiropayPayment confirmGrabPayPayment confirmIdealPayment
  confirmKlarnaPayment confirmKonbiniPayment confirmMobilepayPayment confirmMultibancoPayment
  confirmOxxoPayment confirmP24Payment confirmPayByBankPayment confirmPayNowPayment
  confirmPayPalPayment confirmPixPayment confirmPromptPayPayment confirmSepaDebitPayment
  confirmSofortPayment confirmTwintPayment confirmWechatPayPayment confirmAffirmPayment
  confirmAfterpayClearpayPayment verifyMicrodepositsForPayment createRadarSession
  collectBankAccountForPayment confirmSetup confirmAcssDebitSetup confirmUsBankAccountSetup
  confirmAuBecsDebitSetup confirmBacsDebitSetup confirmBancontactSetup confirmBlikSetup
  confirmCardSetup confirmCashappSetup confirmIdealSetup confirmAmazonPaySetup confirmPayPalSetup
  confirmSepaDebitSetup confirmSofortSetup verifyMicrodepositsForSetup collectBankAccountForSetup
  retrieveSetupIntent processOrder retrieveOrder verifyIdentity
  collectFinancialConnectionsAccounts collectBankAccountToken createEphemeralKeyNonce
  createEmbeddedCheckoutPage initializePricing`;
const synchronous = 'paymentRequest initCheckoutElementsSdk initCheckoutFormSdk';

/** Gives `prototype` the rest of Stripe.js's calls, each of which says that it is not there. */
export function refuseOthers(prototype: object): void {
  for (const name of namesIn(asynchronous)) {
    define(prototype, name, () => Promise.reject(notImitated(name)));
  }
  for (const name of namesIn(synchronous)) {
    define(prototype, name, () => {
      throw notImitated(name);
    });
  }
}

/** `call` is a method's name, or a call of it that says which kind is meant. */
export function notImitated(call: string): IntegrationError {
  return new IntegrationError(
    `stripe.${call.includes('(') ? call : `${call}()`} is not imitated by this stand-in for Stripe: it takes cards, by the ` +
      'payment, card and expressCheckout Elements.',
  );
}

function namesIn(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}

function define(prototype: object, name: string, value: () => unknown): void {
  Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
}
