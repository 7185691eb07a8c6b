/** What an account's fields must look like; the API asks for the same. */
export interface AccountDraft {
  readonly username: string;
  readonly email: string;
  readonly password: string;
}

/** What is wrong, by field; empty when nothing is. */
export const accountFaults = ({ username, email, password }: AccountDraft): Readonly<Record<string, string>> => {
  const faults: Record<string, string> = {};
  if (!/^[\w.-]{3,32}$/.test(username)) faults["username"] = "Between 3 and 32 letters, digits, dots, dashes or underscores.";
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email) || email.length > 254) faults["email"] = "An address like name@example.org.";
  if (password.length < 8 || password.length > 200) faults["password"] = "Between 8 and 200 characters.";
  return faults;
};
