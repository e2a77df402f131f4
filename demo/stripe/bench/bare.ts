import express from 'express';

/** The floor: an Express handler that reads a form and answers with JSON. */
const server = express()
  .disable('x-powered-by')
  .use(express.urlencoded({ extended: true }))
  .post('/v1/payment_intents', (_request, response) => {
    response.json({ id: 'pi_bare', object: 'payment_intent', status: 'succeeded' });
  })
  .listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object') process.send?.({ url: `http://127.0.0.1:${address?.port}` });
  });

process.on('disconnect', () => {
  process.exit();
});
