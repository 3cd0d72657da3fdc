/** Stands in for `gender-detection-from-name` in processes that only write articles: knows no name. */
export function getGender(): string {
  return 'unknown';
}
