// The page's own buttons and badges, as a file of its own: few pages have some.
export { startBadges } from './badges.ts';
export { hearKeys, obeyEvent, press } from './buy-buttons.ts';
