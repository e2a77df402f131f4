import { equal, ok, until } from './assert.ts';
import { FakeServer } from './fake-server.ts';
import { installFakeStripe, type FakeStripe } from './fake-stripe.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

describe('Stripe’s frame', () => {
  let server: FakeServer;
  let stripe: FakeStripe;
  let visitor: Visitor;
  const root = document.documentElement;

  const enter = async (attributes: Record<string, string> = {}, into?: Node) => {
    visitor = place({ start: 'checkout', item: '1', ...attributes }, into);
    await until(() => visitor.card, 'the card field');
  };
  const last = (name: string) => stripe.calls.filter((call) => call.name === name).at(-1)?.argument;
  const variables = (name: string) =>
    (last(name) as { appearance?: { variables: Record<string, string> } } | undefined)?.appearance
      ?.variables;

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    stripe = installFakeStripe();
  });
  afterEach(() => {
    visitor.element.remove();
    root.removeAttribute('style');
    server.stop();
  });

  it('looks as the page does, in colours Stripe understands', async () => {
    root.style.cssText = 'background: rgb(20 20 30); color: oklch(95% 0 0); font-family: Georgia';
    await enter();
    const { colorBackground, colorText, colorDanger, fontFamily } = variables('elements') ?? {};
    equal([colorBackground, fontFamily], ['#14141e', 'Georgia']);
    const light = parseInt(colorText?.slice(1, 3) ?? '0', 16);
    ok(light > 220, `text on a dark page is ${String(colorText)}`);
    for (const colour of [colorText, colorDanger]) {
      ok(/^#[\da-f]{6}$/.test(colour ?? ''), `${String(colour)} is not #rrggbb`);
    }
  });

  it('takes its ground from whatever is painted behind the card', async () => {
    const outer = document.body.appendChild(document.createElement('div'));
    outer.style.background = 'rgb(0 0 255 / 60%)';
    root.style.background = 'white';
    await enter({}, outer.attachShadow({ mode: 'open' }));
    equal(variables('elements')?.colorBackground, '#6666ff');
    outer.remove();
  });

  for (const mode of ['drawer', 'modal', 'button']) {
    it(`looks as the dialog does that it is in: ${mode}`, async () => {
      root.style.cssText = 'background: rgb(20 20 30); color: rgb(250 250 250)';
      visitor = place({ mode, item: '1' });
      await visitor.element.add('1');
      await visitor.element.checkout();
      const told = () => {
        const { colorBackground, colorText } = variables('update') ?? variables('elements') ?? {};
        return `${String(colorText)} on ${String(colorBackground)}`;
      };
      await until(() => told() === '#000000 on #ffffff', 'the colours of the dialog');
    });
  }

  it('follows when the page changes its theme', async () => {
    await enter();
    root.style.setProperty('--book-checkout-accent', 'color-mix(in srgb, red, red)');
    await until(() => variables('update')?.colorPrimary === '#ff0000', 'the new accent');
    const told = stripe.calls.length;
    root.toggleAttribute('data-nothing');
    root.style.setProperty('--book-checkout-accent', 'lime');
    await until(() => variables('update')?.colorPrimary === '#00ff00', 'the next accent');
    // One for the card, one for the wallets: nothing is said twice.
    equal(stripe.calls.length - told, 2);
    root.removeAttribute('data-nothing');
  });

  it('follows to the end of a transition', async () => {
    root.style.cssText = 'color: rgb(1 2 3); transition: color 60ms';
    await enter();
    root.style.color = 'rgb(250 250 250)';
    await until(() => variables('update')?.colorText === '#fafafa', 'the colour it ends with');
  });

  it('follows a style sheet that comes, changes, and is switched off', async () => {
    const accent = () => (variables('update') ?? variables('elements'))?.colorPrimary;
    const rule = (colour: string) => `book-checkout { --book-checkout-accent: ${colour} }`;
    await enter();
    const usual = accent();
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = URL.createObjectURL(new Blob([rule('red')], { type: 'text/css' }));
    document.head.append(link);
    await until(() => accent() === '#ff0000', 'what the sheet says once it is there');
    const style = document.head.appendChild(document.createElement('style'));
    style.textContent = rule('lime');
    await until(() => accent() === '#00ff00', 'what the style says');
    style.firstChild?.replaceWith(rule('blue'));
    await until(() => accent() === '#0000ff', 'what it says now');
    style.media = 'print';
    await until(() => accent() === '#ff0000', 'the sheet again');
    link.disabled = true;
    await until(() => accent() === usual, 'the usual accent');
    link.remove();
    style.remove();
  });

  it('follows on one line as well', async () => {
    await enter({ 'card-entry': 'card', wallets: 'off' });
    document.body.style.color = 'rgb(1, 2, 3)';
    const ink = () =>
      (last('update') as { style?: { base: { color: string } } } | undefined)?.style?.base.color;
    await until(() => ink() === '#010203', 'the new colour');
    document.body.removeAttribute('style');
  });

  it('follows a style sheet that comes later', async () => {
    await enter();
    const sheet = document.createElement('style');
    sheet.textContent = ':root { --book-checkout-accent: #0000ff }';
    document.head.append(sheet);
    await until(() => variables('update')?.colorPrimary === '#0000ff', 'the new accent');
    sheet.remove();
  });

  it('gets the style sheet of the page’s font where the page names one', async () => {
    root.style.setProperty('--book-checkout-font-css', 'url("https://fonts.example/book.css")');
    await enter();
    const { fonts } = last('elements') as { fonts?: unknown };
    equal(fonts, [{ cssSrc: 'https://fonts.example/book.css' }]);
  });
});
