import { equal, ok, until } from './assert.ts';
import { FakeServer } from './fake-server.ts';
import { dragTo, forgetAll, place, type Visitor } from './stage.ts';

describe('one book in full', () => {
  let server: FakeServer;
  let visitor: Visitor;
  const dialog = () => visitor.root.querySelector('dialog');

  const { lang: usual } = document.documentElement;
  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
  });
  afterEach(() => {
    visitor.element.remove();
    server.stop();
    document.documentElement.lang = usual;
  });

  const open = async () => {
    visitor = place();
    const title = await until(() => visitor.button(/^The Art$/), 'the title');
    title.focus();
    title.click();
    return until(() => (dialog()?.open ? dialog() : null), 'the dialog');
  };

  it('tells what the server knows of it, in the language of the page', async () => {
    server.details = {
      id: '1',
      blurb: 'All about it.',
      isbn: '978-1-7322651-7-2',
      format: 'hardback',
      pages: 432,
      language: 'de',
      publisher: 'Stripe Press',
      published: '2020-05',
      subjects: ['Engineering', 'Learning'],
      sample: 'javascript:alert(1)',
    };
    const shown = await open();
    await visitor.sees('All about it.');
    for (const fact of [
      'Hardback',
      '432',
      'German',
      'Stripe Press',
      'May 2020',
      '978-1-7322651-7-2',
      'Engineering · Learning',
    ]) {
      ok(shown.textContent.includes(fact), `${fact} is not said`);
    }
    equal(shown.querySelectorAll('a').length, 0);
    equal(shown.querySelector('.blurb')?.getAttribute('lang'), 'de');
  });

  for (const [lang, date] of [
    ['en-GB', '7 May 2020'],
    ['en-US', 'May 7, 2020'],
    ['en_GB', 'May 7, 2020'],
    ['fi', 'May 7, 2020'],
  ] as const) {
    it(`writes its date as the page’s region does: ${lang}`, async () => {
      document.documentElement.lang = lang;
      server.details = { id: '1', blurb: '', published: '2020-05-07' };
      await open();
      await visitor.sees(date);
    });
  }

  it('leads to a sample beside the shop', async () => {
    server.details = { id: '1', blurb: '', sample: 'samples/1.pdf' };
    const shown = await open();
    await until(() => shown.querySelector('a'), `a sample in: ${shown.textContent}`);
    equal(shown.querySelector('a')?.href, new URL('../samples/1.pdf', import.meta.url).href);
    // It would have to be said that another window opens.
    equal(shown.querySelector('a')?.target, '');
  });

  it('puts the book into the cart and goes back to where the buyer was', async () => {
    server.details = { id: '1', blurb: 'All.' };
    const shown = await open();
    const add = [...shown.querySelectorAll('button')].find((one) =>
      one.textContent.includes('Add'),
    );
    add?.click();
    await visitor.sees('Cart · 1 book');
    ok(dialog()?.open, 'it closed');
    await visitor.press(/^Close/);
    await until(() => !dialog(), 'it to close');
    equal(visitor.root.activeElement?.textContent.trim(), 'The Art');
  });

  it('closes by a press on the ground around it that is let go there', async () => {
    server.details = { id: '1', blurb: 'All.' };
    const shown = await open();
    const title = shown.querySelector('h2');
    ok(title, 'no title');
    dragTo(shown, title);
    await visitor.element.updateComplete;
    ok(dialog()?.open, 'it closed');
    dragTo(shown, shown);
    await until(() => !dialog(), 'it to close');
  });

  it('says so when nothing more can be had, and still sells', async () => {
    const shown = await open();
    await visitor.sees('More about this book could not be loaded.');
    ok(shown.textContent.includes('About The Art.'), 'the blurb of the shelf is gone');
    ok(visitor.button(/^Purchase — \$23/), 'it is not sold');
    server.details = { id: '1', blurb: 'Here it is.' };
    const again = [...shown.querySelectorAll('button')].find((one) =>
      one.textContent.includes('Try again'),
    );
    again?.focus();
    again?.click();
    await visitor.sees('Here it is.');
    equal(visitor.root.activeElement?.textContent, 'The Art');
    ok(shown.contains(visitor.root.activeElement), 'the focus has left the book');
  });
});
