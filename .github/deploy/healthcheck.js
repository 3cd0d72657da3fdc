// Ends with 0 when the bot in this container works: HEALTHCHECK of the image.
fetch(`http://127.0.0.1:${process.env.METRICS_PORT}/healthz`).then(
  ({ ok }) => process.exit(ok ? 0 : 1),
  () => process.exit(1),
);
