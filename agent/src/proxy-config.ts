/** How this PC reaches the internet, by its own configuration; never the collector's. One of `url` and `pac` is there. */
export interface ProxyConfig {
  readonly url?: string;
  /** Where the script is: an http or https URL, or a file. */
  readonly pac?: string;
  readonly noProxy: readonly string[];
  readonly user?: string;
  /** Read at start. The password itself stands in no configuration and in no process's environment. */
  readonly passwordFile?: string;
}
