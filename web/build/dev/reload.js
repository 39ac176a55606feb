// Inserted by `./build.sh dev`: reloads the page after each build, and shows the error of a failed one.
{
  const { build } = document.currentScript.dataset;
  const message = document.createElement("pre");
  message.style.cssText =
    "position: fixed; inset: 0 0 auto; z-index: 9999; margin: 0; padding: 1rem; max-height: 60vh; " +
    "overflow: auto; white-space: pre-wrap; background: #8b0000; color: white;";

  // Copies for offline use would be stale after the next change.
  if (navigator.serviceWorker) {
    navigator.serviceWorker.register = () =>
      Promise.reject(new Error("./build.sh dev saves no copies."));
  }

  new EventSource("/dev/events").addEventListener("message", ({ data }) => {
    const latest = JSON.parse(data);
    message.textContent = latest.error;
    if (latest.error) document.documentElement.append(message);
    else if (latest.build !== build) location.reload();
    else message.remove();
  });
}
