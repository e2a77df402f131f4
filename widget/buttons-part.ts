// The page's own buttons and badges, as a file of its own: few pages have some.
export { serve } from './badges.ts';
export { obeyEvent, press } from './buy-buttons.ts';
