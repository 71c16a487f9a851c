"""Talks about twenty things, one after the other, as people speak: what are good names for them?"""

from __future__ import annotations

SUBJECTS = """
rent|office: So, um, let us start with the office. We have looked at three places since March.
 The rent of the office in Haifa went up again, and I do not think we can pay it. The landlord
 wants eleven percent more. If the rent stays like this we should move to the second floor of
 the old building. A smaller office would be fine.
website|certificate: Okay, next, the website was down on Sunday. The certificate had expired and
 nobody got a warning. Customers wrote to us all day that the website does not open. I will
 renew the certificate tonight and we need a warning by email. Somebody has to watch the
 certificate from now on.
party|lake: Right. The summer party. Last year forty people came and the bus was too small. I
 would like to go to the lake this time. If the summer party is at the lake we can swim and have
 a barbecue. Can you ask about a bus to the lake? It should cost less than nine hundred dollars.
microphone|hiss|cable: I wanted to say something about the new microphones. They sound wonderful
 but there is a hiss. I thought it was the microphones, but it is the cable. A better cable
 costs twelve dollars. With the new cable the hiss is gone, you can hear the difference.
bread|sourdough: My grandfather was a baker and he taught me how to bake bread. You take a
 sourdough starter and you feed it every day. The sourdough starter must not get cold. People
 think that bread needs yeast, but good bread only needs time. When the dough has doubled you
 bake it in a very hot oven.
migration|birds|storks: Every spring the storks come through the valley, half a million of them.
 Bird migration is one of the great wonders of this country. The birds follow the warm air over
 the desert. We count the storks from a tower, and last year we counted more birds than ever.
 The pilots get our numbers so that no plane hits a bird.
sleep: People ask me how much sleep they need. I tell them that sleep is not a luxury. When you
 get too little sleep your memory suffers first. Deep sleep is when the brain stores what it
 learned during the day. A nap in the afternoon helps, but it cannot replace a night of sleep.
interest|loan|mortgage: Let me explain how a mortgage works. You take a loan from the bank and
 you pay interest every month. If the interest rate goes up your mortgage gets more expensive.
 Many families have a mortgage with a variable interest rate. They are the ones who worry now.
violin|workshop: I build violins in a small workshop behind our house. The wood for a violin has
 to dry for ten years. The top of the violin is made of spruce, the back of maple. In the
 workshop I have tools from my teacher. A violin takes me about three months.
school|teachers: The shortage of teachers is the biggest problem we have. There are four schools
 in town and each is looking for teachers. Young teachers leave after two years because they are
 exhausted. If we do nothing about the shortage of teachers there will be classes of forty
 children.
marathon|training|knee: I ran my first marathon when I was fifty. The training took a year. My
 knee hurt in the beginning, and my doctor told me to run slowly. In the last weeks before the
 marathon you should rest. The hardest part of a marathon is after thirty kilometres.
water|desalination: Half of our water comes from the sea now. The desalination plant near the
 coast runs day and night. Desalination needs a lot of electricity, that is its weak side. But
 in a dry year the desalination plant saves the farmers. Without it there would be no drinking
 water in the south.
divorce|children: When parents get a divorce, the children often think that it is their fault. I
 have worked with families for twenty years. A divorce does not have to hurt the children. What
 hurts them is the fighting before and after the divorce. Children need to hear that both
 parents stay.
elections|votes|recount: The elections were very close, as you know. There was a recount in
 three districts. They found two hundred votes in a box that nobody had opened. After the
 recount the mayor had nine votes more than before. The court will decide about the elections on
 Thursday.
novel|translator|translation: I am the translator of the novel, not its author. A translation is
 never finished. In this novel there is a joke about an onion which does not exist in English. I
 sat over that joke for a week. The translator has to be invisible, people say, but I do not
 agree.
heart|operation|surgery: On the morning of the heart surgery I was very calm. The surgeon
 explained each step of the operation to me. Heart surgery used to take eight hours, and now it
 takes three. I woke up and asked for coffee. Two weeks after the heart surgery I was at home.
garden|tomatoes|snails: Let's talk about the garden. The tomatoes did well this year, but the
 snails ate all the lettuce. I put coffee grounds around the lettuce and the snails stayed away.
 Tomatoes need sun and a lot of water. Next year I will plant the tomatoes near the wall.
electric|bus|battery: The city has bought thirty electric buses. An electric bus is quiet and it
 does not smell. The battery lasts for two hundred kilometres. In winter the battery is weaker
 because of the heating. The drivers like the electric buses a lot.
insurance|claim|water damage: After the flood I filed a claim with the insurance company. The
 insurance company said that a flood is not covered. I read the contract again and there was a
 paragraph about water damage. My lawyer wrote a letter, and the insurance paid for the water
 damage in the end.
chess|opening|tournament: I learned chess from my sister. In my first chess tournament I lost
 every game. The opening is the part of chess that you can learn by heart. My favourite opening
 is the Sicilian Defence. At the next tournament I won the first prize for girls.
""".strip()


def subjects() -> list[tuple[tuple[str, ...], list[str]]]:
    """For each subject what a good name for it has a word of, and its sentences."""
    out = []
    for line in SUBJECTS.replace("\n ", " ").split("\n"):
        wanted, text = line.split(": ", 1)
        text = text.replace(". ", ".\n").replace("? ", "?\n")
        out.append((tuple(wanted.split("|")), text.split("\n")))
    return out
