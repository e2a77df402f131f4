import { settingsOf, type Attributes } from '../settings.ts';
import { equal } from './assert.ts';

const read = (given: Attributes) =>
  settingsOf(given, 'https://page.example/a/b', 'https://home.example/');

describe('attributes', () => {
  it('need not be given', () => {
    const { server, cardEntry, start, mistakes } = read({});
    equal(
      [server, cardEntry, start, mistakes],
      ['https://home.example/', 'payment', 'catalogue', []],
    );
  });

  it('take a server with or without the last slash, and relative addresses', () => {
    equal(read({ server: 'https://s.example/shop' }).server, 'https://s.example/shop/');
    equal(read({ server: '/shop/' }).server, 'https://page.example/shop/');
    equal(read({ checkoutUrl: '/checkout' }).checkoutUrl, 'https://page.example/checkout');
  });

  for (const server of ['javascript:alert(1)', 'data:text/html,x', 'http://', 'ftp://a.example/']) {
    it(`refuse the server ${server}`, () => {
      const settings = read({ server });
      equal(settings.server, '');
      equal(settings.mistakes.length, 1);
    });
  }

  it('refuse a way to the shop that would run a script', () => {
    equal(read({ shopUrl: 'javascript:alert(1)' }).shopUrl, '');
  });

  it('fall back, and say what would be understood', () => {
    const settings = read({ cardEntry: 'foo', start: 'x' });
    equal(
      [settings.cardEntry, settings.start, settings.mistakes.length],
      ['payment', 'catalogue', 2],
    );
    equal(settings.mistakes[0]?.name, 'card-entry');
  });
});
