import { useFetcher } from "@remix-run/react";
import type { ChangeEvent, DragEvent } from "react";
import { useRef, useState } from "react";
import type { action } from "../../routes/library._index.tsx";
import { ACCEPTED_FILES, uploadFault } from "../../upload-rules.ts";
import { Notice } from "../form.tsx";
import { fileSize } from "../words.ts";

/** Drop a book here, or choose one. Works as a plain form before scripts run. */
export const Upload = () => {
  const fetcher = useFetcher<typeof action>();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [sending, setSending] = useState("");
  const busy = fetcher.state !== "idle";

  const send = (file: File | undefined): void => {
    if (!file) return;
    const wrong = uploadFault(file);
    setFault(wrong);
    if (wrong !== null) return;
    setSending(`${file.name}, ${fileSize(file.size)}`);
    const form = new FormData();
    form.set("file", file);
    fetcher.submit(form, { method: "post", action: "/library?index", encType: "multipart/form-data" });
  };

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files[0]);
  };

  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    send(event.currentTarget.files?.[0]);
    event.currentTarget.value = "";
  };

  const refusal = busy ? null : (fault ?? fetcher.data?.refusal?.detail ?? null);
  return (
    <section aria-label="Add a book">
      <fetcher.Form
        method="post"
        action="/library?index"
        encType="multipart/form-data"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`rounded-lg border border-dashed px-6 py-8 ${over ? "border-lamp bg-well" : "border-line"}`}
      >
        <div className="flex flex-wrap items-center gap-4">
          <label className="button button-lamp focus-within:outline-2">
            {busy ? "Sending…" : "Choose a book"}
            <input
              ref={input}
              type="file"
              name="file"
              accept={ACCEPTED_FILES}
              data-testid="upload-input"
              className="sr-only"
              disabled={busy}
              onChange={choose}
            />
          </label>
          <p className="text-soft">
            {busy ? `Sending ${sending}` : "or drop one here: EPUB, Word (.docx), PDF, HTML, Markdown or plain text; up to 50 MB."}
          </p>
          <noscript>
            <button type="submit" className="button">
              Send it
            </button>
          </noscript>
        </div>
      </fetcher.Form>
      {refusal === null ? null : (
        <div className="mt-4">
          <Notice title="The book was not taken in">{refusal} Nothing was kept of it; choose another file and it starts afresh.</Notice>
        </div>
      )}
    </section>
  );
};
