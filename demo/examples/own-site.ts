import express from 'express';
import { createBookCheckout, listen } from '../../server/index.ts';

/** A site that was there before, with the shop mounted under /books: its script, its API, its covers. */
const { STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, DATABASE_FILE, PORT = '3000' } = process.env;

const shop = await createBookCheckout({
  secretKey: STRIPE_SECRET_KEY,
  publishableKey: STRIPE_PUBLISHABLE_KEY,
  catalogue: 'demo/books.json',
  databaseFile: DATABASE_FILE,
  publicUrl: `http://localhost:${PORT}/books`,
});

const site = express()
  .get('/', (_request, response) => {
    response.send(`<!doctype html>
      <title>My site</title>
      <h1>My site</h1>
      <script type="module" src="/books/book-checkout.js"></script>
      <book-checkout></book-checkout>`);
  })
  .use('/books/covers', express.static('demo/covers'))
  .use('/books', shop.router);

const { url } = await listen(site, { port: Number(PORT), host: 'localhost' });
console.log(`My site, with a shop in it: ${url}`);
