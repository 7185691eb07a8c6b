import { createContext, useContext } from "react";

/** The nonce of this response's content security policy; "" in the browser, which hides nonces from scripts anyway. */
const NonceContext = createContext("");

export const NonceProvider = NonceContext.Provider;
export const useNonce = (): string => useContext(NonceContext);
