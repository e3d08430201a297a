/** Where an exported list can be fetched. */
export interface ExportedFile {
  /** URL of a CSV file. */
  readonly path: string;
  /** Until when it can be fetched, such as `2024-08-22 11:01:23`. */
  readonly expiresAt: string;
}
