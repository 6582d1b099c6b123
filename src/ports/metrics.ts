/** One series at one moment. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  /** May be NaN or infinite, as what is divided by nothing is. */
  readonly value: number;
  readonly at: Date;
}

/** One series over a time. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  /** Seconds since 1970 and the value then, oldest first; where nothing was measured there is no point. */
  readonly points: readonly (readonly [seconds: number, value: number])[];
}

/** What a query came to. */
export type Queried<T> =
  /** `warnings` are the server's own: what it has left out, such as stores that did not answer. */
  | { readonly result: 'answered'; readonly found: readonly T[]; readonly warnings: readonly string[] }
  /** It answers, and not this: what it says of the query, or that we may not ask. */
  | { readonly result: 'refused'; readonly message: string }
  | { readonly result: 'unreachable'; readonly message: string };

/** The times that a range query looks at: each `stepSeconds` from the first to the last. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
  readonly stepSeconds: number;
}

/** A Prometheus, or what answers as one does (Thanos, Mimir, VictoriaMetrics). Only read. */
export interface Metrics {
  /** How it is named in messages: its host. */
  readonly name: string;
  /** What each selector of a query has to say besides, where one server holds the series of several clusters. */
  readonly labels: Readonly<Record<string, string>>;
  /** The series that a query gives for one moment; a scalar is a series without labels. */
  query(promql: string, at: Date, signal: AbortSignal): Promise<Queried<Sample>>;
  range(promql: string, span: Span, signal: AbortSignal): Promise<Queried<Series>>;
}
