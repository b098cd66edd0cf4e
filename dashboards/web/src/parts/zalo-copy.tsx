import type { ZaloText } from '@mach/wire';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { canCopyPictures, copyPicture, copyText } from '../live/copy.ts';
import { fetchJson } from '../live/fetch-json.ts';
import { useSession } from '../live/use-session.ts';

interface Props {
  /** Address of the text; that of the picture is the same with `.png` behind its path. */
  readonly path: string;
  readonly label: string;
  readonly fileName: string;
}

/** A button that copies a text for the province's chat group, and shows it with its picture to look it over. */
export function ZaloCopy({ path, label, fileName }: Props) {
  const { language } = useSpoken();
  const [text, setText] = useState<string | 'failed'>();
  const ask = async () => {
    const answer = await fetchJson(`${path}?lang=${language}`, limits.requestTimeoutMs);
    setText(answer.ok ? (answer.data as ZaloText).text : 'failed');
  };
  return (
    <>
      <button type="button" class="no-print" onClick={() => void ask()}>
        {label}
      </button>
      {text === undefined ? null : (
        <Shown text={text} png={`${path}.png?lang=${language}`} fileName={fileName} close={() => setText(undefined)} />
      )}
    </>
  );
}

/** Of the digest, for whoever sees the whole province. */
export function DigestCopy() {
  const { alerts } = useSpoken().messages;
  const session = useSession();
  if (session === undefined || session.communeCode !== undefined) return null;
  return <ZaloCopy path="/api/v1/digest/zalo" label={alerts.zaloDigest} fileName="mach-ban-tin.png" />;
}

interface ShownProps {
  readonly text: string;
  readonly png: string;
  readonly fileName: string;
  readonly close: () => void;
}

function Shown({ text, png, fileName, close }: ShownProps) {
  const { alerts } = useSpoken().messages;
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const isFailed = text === 'failed';
  const copy = async () => setSaid((await copyText(text, field.current)) ? alerts.copied : alerts.notCopied);
  useEffect(() => {
    dialog.current?.showModal();
    if (!isFailed) void copy();
  }, []);
  return (
    <dialog ref={dialog} class="zalo" aria-labelledby="zalo-title" onClose={close}>
      <h2 id="zalo-title">{alerts.zaloTitle}</h2>
      <p role="status">{isFailed ? alerts.failed : said}</p>
      {isFailed ? null : (
        <>
          <label>
            {alerts.text}
            <textarea ref={field} readOnly rows={9} value={text} />
          </label>
          <p class="actions">
            <button type="button" onClick={() => void copy()}>
              {alerts.copyAgain}
            </button>
            {canCopyPictures() ? (
              <button
                type="button"
                onClick={() => void copyPicture(png).then((isCopied) => isCopied && setSaid(alerts.pictureCopied))}
              >
                {alerts.copyPicture}
              </button>
            ) : null}
            <a href={png} download={fileName} target="_blank" rel="noreferrer">
              {alerts.savePicture}
            </a>
          </p>
          <img src={png} alt={alerts.picture} width={1080} />
          <p class="quiet">{alerts.zaloNote}</p>
        </>
      )}
      <form method="dialog">
        <button type="submit">{alerts.close}</button>
      </form>
    </dialog>
  );
}
