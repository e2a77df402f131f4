/** True after the back button alone. */
export const cameBack = (): boolean => isRevisit('back_forward');

/** True after a reload or the back button: the page's address then says nothing new. */
export function isRevisit(...kinds: string[]): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return (
    navigation instanceof PerformanceNavigationTiming &&
    (kinds.length ? kinds : ['reload', 'back_forward']).includes(navigation.type)
  );
}
