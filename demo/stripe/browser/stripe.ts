/** The stand-in's Stripe.js. Its frames come from the origin this script was loaded from. */
import { install } from './page/install.ts';

const script = document.currentScript;

install(new URL(script instanceof HTMLScriptElement ? script.src : location.href).origin);
