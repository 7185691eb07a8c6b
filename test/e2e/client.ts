/** A client of the API, as a person with an account. */
export interface Client {
  readonly token: string;
  readonly call: <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;
  readonly upload: (name: string, text: string | Uint8Array<ArrayBuffer>) => Promise<{ document_id: string; task_id: string }>;
}

const json = { "Content-Type": "application/json" };

export const signUp = async (origin: string, username = `reader-${crypto.randomUUID().slice(0, 8)}`): Promise<Client> => {
  const password = "a long walk by the sea";
  const account = { username, email: `${username}@example.org`, password };
  const registered = await fetch(`${origin}/api/v1/auth/register`, { method: "POST", headers: json, body: JSON.stringify(account) });
  if (registered.status !== 201) throw new Error(`register: ${registered.status} ${await registered.text()}`);
  const login = await fetch(`${origin}/api/v1/auth/login`, { method: "POST", headers: json, body: JSON.stringify({ username, password }) });
  const { access_token: token } = (await login.json()) as { access_token: string };
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body === undefined ? {} : json) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === "" ? null : JSON.parse(text)) as Answer;
  };
  return {
    token,
    call,
    upload: async (name, text) => {
      const form = new FormData();
      form.set("file", new File([text], name, { type: "text/plain" }));
      const response = await fetch(`${origin}/api/v1/documents/upload`, {
        method: "POST",
        headers: { Authorization: `Bearer ${token}` },
        body: form,
      });
      if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`);
      return (await response.json()) as { document_id: string; task_id: string };
    },
  };
};

/** An ecosystem of `count` characters made for the purpose, at a tick of `tickSeconds`. */
export const createEcosystem = async (
  client: Client,
  { count = 6, tickSeconds = 0.5 } = {},
): Promise<{ id: string; characters: string[] }> => {
  const names = ["Ada", "Ben", "Cora", "Dov", "Edith", "Finn", "Greta", "Hugh", "Ida", "Jonas", "Kit", "Lena"];
  const characters: string[] = [];
  for (let index = 0; index < count; index++) {
    const name = `${names[index % names.length]} ${index}`;
    const traits = { openness: 0.6, conscientiousness: 0.5, extraversion: 0.4 + 0.05 * (index % 10), agreeableness: 0.6, neuroticism: 0.4 };
    // one after the other: the order of the cast is the order of the test
    characters.push(
      (await client.call<{ id: string }>("POST", "/characters", { name, personality_traits: traits, goals: ["find the lamp"] })).id,
    );
  }
  const { id } = await client.call<{ id: string }>("POST", "/ecosystems", {
    name: "An evening",
    character_ids: characters,
    settings: { tick_seconds: tickSeconds },
  });
  return { id, characters };
};
