/** The studio's health in Prometheus' text format. Of ecosystems, the public ones only: an id may be a key. */
import type { DurationSummary } from "../../objects/ecosystem/contract.ts";
import type { Health } from "../contract.ts";

interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Escapes of the text format's label values. */
const escape = (value: string): string => value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

const line = (name: string, { labels, value }: Sample): string => {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escape(text)}"`);
  return `${name}${pairs.length === 0 ? "" : `{${pairs.join(",")}}`} ${value}`;
};

const described = (name: string, type: "gauge" | "counter" | "histogram", help: string, lines: readonly string[]): string =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines].join("\n");

const metric = (name: string, type: "gauge" | "counter", help: string, samples: readonly Sample[]): string =>
  described(
    name,
    type,
    help,
    samples.map((sample) => line(name, sample)),
  );

const histogram = (
  name: string,
  help: string,
  series: readonly { readonly labels: Sample["labels"]; readonly durations: DurationSummary }[],
): string =>
  described(
    name,
    "histogram",
    help,
    series.flatMap(({ labels, durations: { buckets, count, sum } }) => [
      ...buckets.map((bucket) => line(`${name}_bucket`, { labels: { ...labels, le: String(bucket.le) }, value: bucket.count })),
      line(`${name}_bucket`, { labels: { ...labels, le: "+Inf" }, value: count }),
      line(`${name}_sum`, { labels, value: sum }),
      line(`${name}_count`, { labels, value: count }),
    ]),
  );

export const metricsOf = (health: Health): string => {
  const stores = Object.entries(health.stores);
  const ecosystems = health.ecosystems.map((ecosystem) => ({ ...ecosystem, labels: { ecosystem_id: ecosystem.ecosystem_id } }));
  const sinks = ecosystems.flatMap(({ labels, sinks: of }) => of.map((sink) => ({ ...sink, labels: { ...labels, sink: sink.sink } })));
  return `${[
    metric(
      "store_up",
      "gauge",
      "1 when the store answers.",
      stores.map(([store, { status }]) => ({ labels: { store }, value: status === "ok" ? 1 : 0 })),
    ),
    metric(
      "store_latency_seconds",
      "gauge",
      "Time the store took to answer.",
      stores.map(([store, { latency_ms }]) => ({ labels: { store }, value: latency_ms / 1000 })),
    ),
    metric(
      "ecosystem_running",
      "gauge",
      "1 while the ecosystem runs.",
      ecosystems.map(({ labels, status }) => ({ labels, value: status === "running" ? 1 : 0 })),
    ),
    metric(
      "ecosystem_events_total",
      "counter",
      "Events in the log.",
      ecosystems.map(({ labels, seq }) => ({ labels, value: seq })),
    ),
    metric(
      "ecosystem_ticks_total",
      "counter",
      "Steps taken.",
      ecosystems.map(({ labels, tick }) => ({ labels, value: tick })),
    ),
    metric(
      "character_interactions_total",
      "counter",
      "Lines and exchanges in the log, by type.",
      ecosystems.flatMap(({ labels, interactions }) =>
        Object.entries(interactions).map(([interaction_type, value]) => ({ labels: { interaction_type, ...labels }, value })),
      ),
    ),
    histogram(
      "interaction_duration_seconds",
      "How long POST /interactions took in the ecosystem's object, since it last woke. Its clock moves with I/O only: waiting for a model counts, computing does not.",
      ecosystems.map(({ labels, interaction_seconds: durations }) => ({ labels, durations })),
    ),
    metric(
      "active_characters",
      "gauge",
      "Characters present.",
      ecosystems.map(({ labels, active_characters }) => ({ labels, value: active_characters })),
    ),
    metric(
      "ecosystem_alarms_total",
      "counter",
      "Alarms that fired since the object last woke.",
      ecosystems.map(({ labels, alarms }) => ({ labels, value: alarms })),
    ),
    metric(
      "ecosystem_next_tick_timestamp_seconds",
      "gauge",
      "When the next tick is due; long past means that its alarm was lost. Absent while none is due.",
      ecosystems.flatMap(({ labels, next_tick_at }) => (next_tick_at === null ? [] : [{ labels, value: Date.parse(next_tick_at) / 1000 }])),
    ),
    metric(
      "ecosystem_viewers",
      "gauge",
      "Live connections: sockets and event streams.",
      ecosystems.map(({ labels, viewers }) => ({ labels, value: viewers })),
    ),
    metric(
      "sink_lag_events",
      "gauge",
      "Events that a sink has yet to get.",
      sinks.map(({ labels, lag }) => ({ labels, value: lag })),
    ),
    metric(
      "sink_lag_seconds",
      "gauge",
      "Seconds since the first of these events; 0 when there is none.",
      sinks.map(({ labels, lag_seconds }) => ({ labels, value: lag_seconds })),
    ),
    metric(
      "sink_cursor",
      "gauge",
      "Sequence number of the last event that a sink has.",
      sinks.map(({ labels, cursor }) => ({ labels, value: cursor })),
    ),
    metric(
      "sink_parked_events",
      "gauge",
      "Events a sink could not take.",
      sinks.map(({ labels, parked }) => ({ labels, value: parked })),
    ),
    metric(
      "sink_failures",
      "gauge",
      "Failures in a row.",
      sinks.map(({ labels, failures }) => ({ labels, value: failures })),
    ),
  ].join("\n")}\n`;
};
