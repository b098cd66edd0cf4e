import type { AlertRouteSettings } from '@mach/wire';
import type { ChangeProblem } from '../ask-admin.ts';
import { Choice, Field, Text } from '../form.tsx';
import { useAdmin } from '../spoken.ts';
import type { RouteFields, SecretFields } from './route-fields.ts';
import { SecretField } from './secret-field.tsx';

export interface WayProps {
  /** Of which form the fields are. */
  readonly form: string;
  readonly fields: RouteFields;
  readonly set: (more: Partial<RouteFields>) => void;
  readonly secrets: SecretFields;
  readonly setSecret: (more: Partial<SecretFields>) => void;
  /** Which are kept already. */
  readonly kept: AlertRouteSettings['secrets'];
  readonly problem: ChangeProblem | undefined;
}

const CONTENT_TYPES = ['application/json', 'application/x-www-form-urlencoded', 'text/xml', 'text/plain'];

/** What a way out needs, by its kind. */
export function WayFields(props: WayProps) {
  switch (props.fields.kind) {
    case 'mail':
      return <Mail {...props} />;
    case 'sms':
      return <Sms {...props} />;
    case 'webhook':
      return <Webhook {...props} />;
    default:
      return <Alertmanager {...props} />;
  }
}

type Line = 'host' | 'port' | 'user' | 'from' | 'url' | 'accepted';

function useLines({ form, fields, set, secrets, setSecret, kept, problem }: WayProps) {
  const { alertRoutes: text } = useAdmin().admin;
  return {
    text,
    line: (name: Line) => ({
      ...{ name: `${form}.${name}`, value: fields[name], problem },
      onChange: (value: string) => set({ [name]: value }),
      lengthMax: name === 'url' ? 4_096 : 320,
    }),
    secret: (name: keyof SecretFields) => ({
      ...{ name: `${form}.${name}`, value: secrets[name], isKept: kept.includes(name), problem },
      onChange: (value: string) => setSecret({ [name]: value }),
    }),
    textarea: (name: 'headers' | 'body', label: string, hint: string) => (
      <Field name={`${form}.${name}`} label={label} hint={hint} isOptional isWide problem={problem}>
        {(aria) => (
          <textarea
            {...aria}
            rows={3}
            value={fields[name]}
            maxLength={8_000}
            spellcheck={false}
            onInput={(event) => set({ [name]: event.currentTarget.value })}
          />
        )}
      </Field>
    ),
  };
}

function Mail(props: WayProps) {
  const { text, line, secret } = useLines(props);
  const { form, fields, set, problem } = props;
  return (
    <>
      <Text {...line('host')} label={text.host} hint={text.hostHint} />
      <Choice
        name={`${form}.security`}
        label={text.security}
        hint={text.securityHint}
        value={fields.security}
        onChange={(security) => set({ security: security as RouteFields['security'] })}
        choices={Object.entries(text.securities)}
        problem={problem}
      />
      <Text {...line('port')} label={text.port} hint={text.portHint} isOptional type="number" lengthMax={5} />
      <Text {...line('from')} label={text.from} hint={text.fromHint} />
      <Text {...line('user')} label={text.user} isOptional lengthMax={200} />
      <SecretField {...secret('password')} label={text.password} isOptional={fields.user === ''} />
    </>
  );
}

function Sms(props: WayProps) {
  const { text, line, secret, textarea } = useLines(props);
  const { form, fields, set, problem } = props;
  const { planningFields } = useAdmin().admin;
  return (
    <>
      <Text {...line('url')} label={text.smsUrl} hint={text.smsUrlHint} isWide type="url" />
      <Choice
        name={`${form}.method`}
        label={text.method}
        value={fields.method}
        onChange={(method) => set({ method: method as RouteFields['method'] })}
        choices={[
          ['POST', 'POST'],
          ['GET', 'GET'],
        ]}
        problem={problem}
      />
      {fields.method === 'GET' ? null : (
        <Choice
          name={`${form}.contentType`}
          label={text.contentType}
          value={fields.contentType}
          onChange={(contentType) => set({ contentType })}
          choices={CONTENT_TYPES.map((type) => [type, type])}
          problem={problem}
        />
      )}
      {textarea('headers', text.headers, text.headersHint)}
      {fields.method === 'GET' ? null : textarea('body', text.body, text.bodyHint)}
      <SecretField {...secret('secret')} label={text.smsSecret} isOptional />
      <Text {...line('accepted')} label={text.accepted} hint={text.acceptedHint} isOptional lengthMax={200} />
      <Choice
        name={`${form}.marks`}
        label={text.marks}
        hint={text.marksHint}
        value={fields.marks}
        onChange={(marks) => set({ marks: marks as RouteFields['marks'] })}
        choices={[
          ['no', planningFields.no],
          ['yes', planningFields.yes],
        ]}
        problem={problem}
      />
    </>
  );
}

function Webhook(props: WayProps) {
  const { text, secret } = useLines(props);
  return (
    <>
      <SecretField {...secret('url')} label={text.hookUrl} hint={text.hookUrlHint} />
      <SecretField {...secret('secret')} label={text.hookSecret} />
    </>
  );
}

function Alertmanager(props: WayProps) {
  const { text, line, secret } = useLines(props);
  return (
    <>
      <Text {...line('url')} label={text.alertmanagerUrl} hint={text.alertmanagerUrlHint} type="url" />
      <Text {...line('user')} label={text.user} isOptional lengthMax={200} />
      <SecretField {...secret('password')} label={text.password} isOptional={props.fields.user === ''} />
    </>
  );
}
