/** True after a reload or the back button: the page's address then says nothing new. */
export function isRevisit(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return (
    navigation instanceof PerformanceNavigationTiming &&
    ['reload', 'back_forward'].includes(navigation.type)
  );
}
