"""The terminal review: pairs side by side, a key an answer.

======= ========================================================
queue   the pairs of one sitting, what was answered, and the way back
sides   each of a pair as text, what sets it apart marked
screen  the screen: two columns, the score part by part, the keys
======= ========================================================
"""
