import { useRef, useState } from 'preact/hooks';
import { useAdmin } from './spoken.ts';

/** A text that is handed on (a link, a token): selected as a whole, and copied by a button, where the browser allows that or not. */
export function CopyText({ label, text }: { readonly label: string; readonly text: string }) {
  const { admin } = useAdmin();
  const [isCopied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    field.current?.select();
    try {
      // Without TLS browsers have no clipboard for pages, and take the old way.
      if (navigator.clipboard === undefined) setCopied(document.execCommand('copy'));
      else {
        await navigator.clipboard.writeText(text);
        setCopied(true);
      }
    } catch {
      setCopied(false);
    }
  };
  return (
    <div class="copy">
      <label>
        <span>{label}</span>
        <input ref={field} readOnly value={text} onFocus={(event) => event.currentTarget.select()} translate={false} />
      </label>
      <button type="button" onClick={() => void copy()}>
        {isCopied ? admin.common.copied : admin.common.copy}
      </button>
    </div>
  );
}
