// The page's own buttons and badges, as a file of its own: few pages have some. What they ask of a shop
// comes with them, so that a press is told of both or of neither.
export { startBadges } from './badges.ts';
export { hearKeys, obeyEvent, press } from './buy-buttons.ts';
export { Service } from './service.ts';
